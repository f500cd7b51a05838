/**
 * The map is made in steps that leave the page time in between. A phone is slow, and without a graphics card the processor draws: the
 * page must answer meanwhile, and the sketch stands there as long.
 */

/** What else waits goes first: a press of a key, a frame. */
export const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** About a frame. */
const askAgainMs = 16;

/**
 * Resolves when all that was drawn on a canvas of WebGL 2 is there. To show it before makes the page wait for it, in software seconds
 * long.
 */
export const untilDrawn = async (canvas: HTMLCanvasElement): Promise<void> => {
  const gl = canvas.getContext("webgl2");
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!gl || !fence) return;
  gl.flush();
  while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
    await pause(askAgainMs);
  gl.deleteSync(fence);
};

/** Without a graphics card the processor draws, and each pixel costs. */
export const drawsInSoftware = (canvas: HTMLCanvasElement): boolean => {
  const gl = canvas.getContext("webgl2");
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = names ? gl?.getParameter(names.UNMASKED_RENDERER_WEBGL) : null;
  return /swiftshader|llvmpipe|software|basic render/iu.test(String(name));
};
