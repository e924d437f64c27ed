#!/bin/sh
# Fetches the shared library of libvips by the lockfile and lays it where the jar takes it from.
# Whatever is missing is said in one line and the build goes on: without it ImageIO does the work.
set -eu
cd "$(dirname "$0")"
out=target/native

without() {
  rm -rf "$out"
  echo "native-vips: $1; building without libvips: png and jpg by ImageIO, no webp"
  exit 0
}

[ "$(uname -s)" = Linux ] || without "there is no library for $(uname -s) here"
command -v npm > /dev/null 2>&1 || without "npm was not found"

# npm writes this file last, so it is newer only if everything was fetched.
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=60000 \
    --loglevel=silent > /dev/null ||
    without "npm ci, which says why if run in native-vips, could not fetch what the lockfile names"
fi

for package in node_modules/@img/sharp-libvips-linux-*; do
  library="$(find "$package/lib" -name 'libvips-cpp.so*' -type f 2> /dev/null | head -n 1)"
  [ -n "$library" ] || without "npm has no library for this machine ($(uname -m))"
  target="$out/imagefactory/native/${package##*/sharp-libvips-}"
  [ "$target/libvips.so" -nt "$library" ] && continue
  mkdir -p "$target"
  cp "$library" "$target/libvips.so"
  sha256sum < "$target/libvips.so" | cut -d ' ' -f 1 > "$target/libvips.sha256"
  cp "$package/README.md" "$target/NOTICE.md"
  cp "$package/versions.json" "$target/versions.json"
done
