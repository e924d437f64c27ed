import { fileUrl } from '../api/images.js';

/** What can be said of an image without asking anybody. */
export const titleOf = (image) => image.metadata?.title || image.prompt || numberOf(image);
export const numberOf = (image) => (image.index === null || image.index === undefined ? 'Image' : `Image #${image.index + 1}`);
export const wordsOf = (image) => image.metadata?.description || image.prompt || numberOf(image);

/** Width by height; what was ordered as long as there is no file. */
export function ratioOf({ width, height, aspectRatio }) {
  if (width > 0 && height > 0) return width / height;
  const [wide, high] = (aspectRatio ?? '').split(':').map(Number);
  return wide > 0 && high > 0 ? wide / high : 1;
}

export function fileName(image) {
  const path = image.finalImagePath ?? image.tempImagePath;
  return path ? path.split('/').at(-1) : `${image.id}.${image.format ?? 'png'}`;
}

/** A few widths only, so that thumbnails are made once and found in every cache. */
const WIDTHS = [160, 320, 480, 720, 1080, 1600, 2048];

export function thumbnailUrl(image, cssWidth, attempt = 0) {
  const pixels = cssWidth * Math.min(2, devicePixelRatio);
  const width = WIDTHS.find((each) => each >= pixels) ?? WIDTHS.at(-1);
  return fileUrl(image.id, width, version(image, attempt));
}

export const wholeUrl = (image, attempt = 0) => fileUrl(image.id, null, version(image, attempt));

const version = (image, attempt) => (image.sha256 ?? '').slice(0, 12) + (attempt > 0 ? `.${attempt}` : '') || null;
