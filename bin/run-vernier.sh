# shellcheck shell=sh disable=SC2034,SC2154
# How the JVM of the `vernier` command is started. Sourced by ./vernier and by bin/make-aot-cache.sh, which must agree:
# the JVM takes an AOT cache only for the class path that the cache was made with. Expects `base`, the project's folder.

vernier_home=$base/cli/target/vernier
vernier_cache=$vernier_home/vernier.aot
vernier_built=$vernier_home/built
vernier_main=io.vernier.cli.Main

# Netty's native transports and its buffers need the first two; without them the JVM warns on every start. DTLS over SCTP needs
# the third (docs/transports.md), with which the AOT cache still holds the modules.
vernier_options="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
vernier_options="$vernier_options --add-opens=java.base/sun.security.ssl=ALL-UNNAMED"

# Sets `class_path` to all jars, in the order of their names.
vernier_class_path() {
    class_path=
    for jar in "$vernier_home"/lib/*.jar; do
        class_path=$class_path${class_path:+:}$jar
    done
}
