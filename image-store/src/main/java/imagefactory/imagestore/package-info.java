/// The image store: image-service writes it, qc-service reads it. A folder or an S3 bucket, which
/// one a setting says.
@NullMarked
package imagefactory.imagestore;

import org.jspecify.annotations.NullMarked;
