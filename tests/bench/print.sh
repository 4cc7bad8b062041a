#!/usr/bin/env bash
# Prints a book of about a hundred pages, and tells its pages, time and the most memory that milepost itself took.
#
#     tests/bench/print.sh path/to/milepost
#
# The site is the demo with its projects a second time, as many as it takes. The promise of the product: 100 pages in
# 15 s for both passes on two cores, less than 100 MB beside the browser.
set -euo pipefail
bin="$(realpath "$1")"
work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
cp -r "$(dirname "$0")/../../content" "$work/content"
cd "$work"
count=0
for from in content/projects/*; do
  case "$from" in *.en.md) continue ;; esac
  [ "$count" -lt 33 ] || break
  to="content/projects/again-$(basename "$from")"
  cp -r "$from" "$to"
  # A number may be there only once; everything else may be there twice.
  find "$to" -name '*.md' -exec sed -i '/^no:/d' {} +
  count=$((count + 1))
done
began="$(date +%s%N)"
"$bin" print 2021-q4 --quiet --format json --pdf book.pdf > said.json &
child=$!
most=0
while kill -0 "$child" 2>/dev/null; do
  now="$(awk '/^VmHWM/{print $2}' "/proc/$child/status" 2>/dev/null || true)"
  most="${now:-$most}"
  sleep 0.05
done
wait "$child"
took=$((($(date +%s%N) - began) / 1000000))
grep '"printed"' said.json
echo "with building the site: $((took / 1000)).$((took / 100 % 10)) s; most memory of milepost itself: $((most / 1000)) MB"
