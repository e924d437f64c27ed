// Does with sharp what imaging does, stage by stage, for the cases in a file; the stages are kept
// apart, since sharp would put them into an order of its own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const sharp = createRequire(process.argv[2])('sharp');

async function stage(pixels, change) {
  const { data, info } = await change(sharp(pixels.data, { raw: pixels.info }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: info.channels } };
}

function visible({ data, info: { width, height, channels } }) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (channels < 4 || data[(y * width + x) * channels + 3] !== 0) {
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

const save = {
  jpg: (image, quality) => image.jpeg({ quality }),
  png: (image, quality) => image.png(quality < 100 ? { quality, compressionLevel: 6 } : {}),
  webp: (image, quality) => image.webp({ quality }),
};

for (const { input, output, stretch, trim, saturation, sharpening, format, quality } of JSON.parse(
  readFileSync(process.argv[3]),
)) {
  const { data, info } = await sharp(input).raw().toBuffer({ resolveWithObject: true });
  let pixels = { data, info: { width: info.width, height: info.height, channels: info.channels } };
  if (stretch) {
    const [dark, bright] = stretch;
    const gain = 255 / (bright - dark);
    // Casting to bytes cuts, so half a level rounds.
    pixels = await stage(pixels, (image) => image.linear(gain, -dark * gain + 0.5));
  }
  if (trim) {
    pixels = await stage(pixels, (image) => image.extract(visible(pixels)));
  }
  if (saturation !== 1 || sharpening !== 0) {
    const strength = sharpening / 5;
    pixels = await stage(pixels, (image) => {
      const toned = saturation === 1 ? image : image.modulate({ saturation });
      return sharpening === 0
        ? toned
        : toned.sharpen({ sigma: 1, m1: strength, m2: 2 * strength });
    });
  }
  if (format === 'jpg') {
    pixels = await stage(pixels, (image) => image.flatten({ background: '#ffffff' }));
  }
  await save[format](sharp(pixels.data, { raw: pixels.info }), quality).toFile(output);
}
