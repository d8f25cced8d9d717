#!/bin/sh
# Makes the AOT cache of the `vernier` command from a training run that decodes bin/aot-training.hex; the build of the module cli calls this last.
# The cache only shortens the start: where none can be made, the command runs without it.

set -eu

base=$(cd -- "${0%/*}/.." && pwd -P)
# shellcheck source=bin/run-vernier.sh
. "$base/bin/run-vernier.sh"

vernier_class_path
rm -f "$vernier_cache"
# shellcheck disable=SC2086 # the options are words
"$JAVA_HOME/bin/java" $vernier_options -XX:+UseSerialGC -XX:AOTCacheOutput="$vernier_cache" -cp "$class_path" \
    "$vernier_main" decode --json "$base/bin/aot-training.hex" > "$vernier_home/aot-training.log" 2>&1 || true
[ -s "$vernier_cache" ] || echo "vernier: no AOT cache, commands start slower: see $vernier_home/aot-training.log" >&2
: > "$vernier_built"
