/** A picture as it is served: its bytes, and what a page must know to leave room for it. */
export interface PictureContent {
  mediaType: "image/jpeg" | "image/png";
  /** As it is seen: turned upright. */
  widthPx: number;
  heightPx: number;
  bytes: Buffer;
}
