#!/bin/sh
# Installs milepost for the user who runs this: downloads the archive for this system, holds it against the list of check
# sums beside it, and puts the program into a folder of the user.
#
#   MILEPOST_ADDRESS   where the archives lie, an https: or file: address; the project has none of its own yet
#   MILEPOST_VERSION   which version; 0.1.0 unless said
#   MILEPOST_BIN       where the program goes; ~/.local/bin unless said
set -eu

address="${MILEPOST_ADDRESS:-}"
version="${MILEPOST_VERSION:-0.1.0}"
bin="${MILEPOST_BIN:-$HOME/.local/bin}"

fail() { echo "error: $1" >&2; exit 1; }

[ "$address" ] || fail 'milepost has no address to download from yet; name one with MILEPOST_ADDRESS=https://…,
  or build it: cargo install --path .'
case "$address" in https://* | file://*) ;; *) fail "$address is neither an https: nor a file: address" ;; esac
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) name="milepost-$version-x86_64-linux" ;;
  *) fail "there is no archive for $(uname -s) on $(uname -m); build it: cargo install --path ." ;;
esac

get() { # a file beside the archives, and where it goes
  case "$address" in
    file://*) cp "${address#file://}/$1" "$2" ;;
    *)
      if command -v curl >/dev/null; then curl -fsSL --proto '=https' -o "$2" "$address/$1"
      elif command -v wget >/dev/null; then wget -q --https-only -O "$2" "$address/$1"
      else fail 'neither curl nor wget is installed'
      fi ;;
  esac || fail "cannot download $address/$1"
}

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
get "$name.tar.gz" "$folder/$name.tar.gz"
get SHA256SUMS "$folder/SHA256SUMS"
grep "  $name.tar.gz\$" "$folder/SHA256SUMS" >"$folder/own" || fail "SHA256SUMS does not name $name.tar.gz"
(cd "$folder" && sha256sum -c own >/dev/null 2>&1) || fail "$name.tar.gz has another check sum than SHA256SUMS says; nothing was installed"
tar -C "$folder" -xzf "$folder/$name.tar.gz"
mkdir -p "$bin"
# Under a name of its own first, so that nobody starts half a program.
cp "$folder/$name/milepost" "$bin/.milepost.new"
chmod 755 "$bin/.milepost.new"
mv "$bin/.milepost.new" "$bin/milepost"
echo "milepost $version is in $bin"
case ":$PATH:" in *":$bin:"*) ;; *) echo "add it to the search path: export PATH=\"$bin:\$PATH\"" ;; esac
echo 'next: milepost init my-promises, and milepost doctor'
