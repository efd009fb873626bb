// Loads the script that makes pictures when the reader saves one. The build appends this to the glue
// and fills in the file name.
let failures = 0;

async function picture(...what) {
  const address = new URL("./PICTURE", import.meta.url).href;
  try {
    // Some browsers remember that an address couldn't be imported.
    const { picture } = await import(failures > 0 ? `${address}?${failures}` : address);
    return await picture(...what);
  } catch (error) {
    failures += 1;
    throw error;
  }
}
