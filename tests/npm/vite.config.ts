import react from "@vitejs/plugin-react";
import standpoint from "standpoint-element/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), standpoint()],
  // The stories.
  publicDir: "../../data",
});
