#!/bin/sh
# Makes the AOT cache of the `vernier` command from one training run: it decodes a few messages, one of them broken.
# The build of the module cli calls this last. The cache only shortens the start: without it everything runs, but slower.

set -eu

base=$(cd -- "${0%/*}/.." && pwd -P)
# shellcheck source=bin/run-vernier.sh
. "$base/bin/run-vernier.sh"

vernier_class_path
rm -f "$vernier_cache"
# shellcheck disable=SC2086 # the options are words
"$JAVA_HOME/bin/java" $vernier_options -XX:+UseSerialGC -XX:AOTCacheOutput="$vernier_cache" -cp "$class_path" \
    "$vernier_main" decode "$base/cli/src/main/aot/training.hex" > "$vernier_home/aot-training.log" 2>&1 || true
[ -s "$vernier_cache" ] || echo "vernier: no AOT cache, commands start slower: see $vernier_home/aot-training.log" >&2
: > "$vernier_built"
