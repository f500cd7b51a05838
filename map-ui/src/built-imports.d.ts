// Imports that the build resolves, and the compiler cannot: a style sheet, and the address of a worker's script.
declare module "*.css";
declare module "*?worker&url" {
  const address: string;
  // oxlint-disable-next-line import/no-default-export -- that is how the build gives it
  export default address;
}
