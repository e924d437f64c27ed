// sharp at work, for ./factory bench imaging. A request is a line: file, format, whether colours and
// edges are worked on, how many images, how many at once. The answer is a line: microseconds of
// processor, microseconds of clock.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const sharp = createRequire(process.argv[2])('sharp');
sharp.cache(false);
sharp.concurrency(1);

const outputs = {
  jpg: (image) => image.jpeg({ quality: 90 }),
  png: (image) => image.png({ compressionLevel: 6 }),
  webp: (image) => image.webp({ quality: 85 }),
};

async function worker(file, format, tone, turns) {
  while (turns.left-- > 0) {
    let image = sharp(file);
    if (tone) {
      image = image.modulate({ saturation: 1.2 }).sharpen({ sigma: 1 });
    }
    await outputs[format](image).toBuffer();
  }
}

console.log(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [path, format, tone, images, atOnce] = line.split(' ');
  const file = readFileSync(path);
  const turns = { left: Number(images) };
  const cpu = process.cpuUsage();
  const clock = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: Number(atOnce) }, () => worker(file, format, tone === 'true', turns)),
  );
  const { user, system } = process.cpuUsage(cpu);
  console.log(`${user + system} ${(process.hrtime.bigint() - clock) / 1000n}`);
}
