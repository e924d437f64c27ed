/// image-service makes: it generates, processes, titles, stores and serves images, and knows no job
/// rules.
///
/// A command arrives (`inbox`) and is stored as a task; the poll does no work. A worker (`work`)
/// claims it. [Generating] has a provider make the picture (`provider`, whose embedded one is
/// `painter`; those over HTTP by way of `ordering`) and writes the temp file; [Processing] makes
/// the finished picture of it (`imaging`); [Finishing] titles it (`metadata`, `titler`), puts its
/// words into the file (`imprint`), notes the intent and moves it to its place (`filestore`). Row,
/// answer and log lines are then written in one transaction that ends the claim ([Results] with
/// `store` and `outbox`). Whatever goes wrong becomes an answer too, so that no job ever waits for
/// nothing.
///
/// People and programs fetch files and look images up (`api`).
@NullMarked
package imagefactory.images;

import org.jspecify.annotations.NullMarked;
