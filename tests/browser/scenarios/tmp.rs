use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
pub async fn clean(page: &Page) -> Result<(), Failure> {
    page.open("/clean.html").await?;
    one(page, "x/").await
}
pub async fn real(page: &Page) -> Result<(), Failure> {
    page.open("/").await?;
    one(page, "xx").await
}
async fn one(page: &Page, part: &str) -> Result<(), Failure> {
    page.settle().await?;
    println!("{} open", page.engine());
    page.js(&format!("location.hash = '{part}'.repeat(500000)")).await?;
    println!("{} hash set", page.engine());
    page.settle().await?;
    println!("{} {}", page.engine(), page.js("return document.title").await?);
    page.reload().await?;
    println!("{} reloaded", page.engine());
    page.settle().await?;
    println!("{} {}", page.engine(), page.js("return document.title+location.hash.length").await?);
    Ok(())
}
