/// <reference types="vite/client" />
// The build resolves imports of styles and of worker addresses; this tells the compiler of them.
