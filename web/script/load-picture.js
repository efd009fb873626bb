// Loads the script that makes pictures when the reader saves one. The build appends this to the glue
// and fills in the file name.
async function picture(...what) {
  const address = new URL("./PICTURE", import.meta.url).href;
  return (await import(address)).picture(...what);
}
