# shellcheck shell=sh
# Finds a JDK for ./mvnw and ./vernier. POSIX sh, made to be sourced; starts no JVM, because it runs before every command.
#
#   find_jdk      sets JAVA_HOME to a JDK of release $vernier_jdk or newer; false where there is none
#   explain_jdk   says in one sentence what is missing and how to install it

vernier_jdk=25

# Sets `feature` to the feature release (25) of the JDK in folder $1, or to 0 when that is not a JDK.
# Every JDK since 9 carries its version in the text file `release`: JAVA_VERSION="25.0.3".
jdk_feature() {
    feature=0
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            JAVA_VERSION=*)
                line=${line#JAVA_VERSION=}
                line=${line#\"}
                feature=${line%%[!0-9]*}
                feature=${feature:-0}
                return 0
                ;;
        esac
    done < "$1/release"
}

# Sets `home` to the folder of the JDK that the command `java` on the PATH belongs to, or to nothing.
jdk_on_path() {
    home=
    file=$(command -v java) || return 0
    case $file in
        /*) ;;
        *) return 0 ;;
    esac
    while [ -h "$file" ]; do
        target=$(readlink "$file")
        case $target in
            /*) file=$target ;;
            *) file=${file%/*}/$target ;;
        esac
    done
    home=${file%/bin/java}
}

# Prefers what the person chose (JAVA_HOME, then PATH); elsewhere the release nearest to the one we build with.
find_jdk() {
    jdk_feature "${JAVA_HOME:-/nowhere}"
    if [ "$feature" -ge "$vernier_jdk" ]; then
        return 0
    fi
    jdk_on_path
    jdk_feature "$home"
    if [ "$feature" -ge "$vernier_jdk" ]; then
        JAVA_HOME=$home
        return 0
    fi
    best=
    best_feature=0
    # VERNIER_JDK_ROOT puts another root before the absolute folders; the tests of this script use it.
    root=${VERNIER_JDK_ROOT:-}
    for home in \
        "$root"/usr/lib/jvm/* \
        "$root"/usr/lib64/jvm/* \
        "$root"/usr/java/* \
        "$root"/usr/local/java/* \
        "$root"/usr/local/openjdk* \
        "$root"/opt/*/ \
        "$root"/opt/java/* \
        "$root"/opt/jdk/* \
        "$root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
        "${HOME:-/nowhere}"/.jdks/* \
        "${HOME:-/nowhere}"/.asdf/installs/java/* \
        "${HOME:-/nowhere}"/.local/share/mise/installs/java/*; do
        home=${home%/}
        jdk_feature "$home"
        if [ "$feature" -ge "$vernier_jdk" ] && { [ -z "$best" ] || [ "$feature" -lt "$best_feature" ]; }; then
            best=$home
            best_feature=$feature
        fi
    done
    [ -n "$best" ] || return 1
    JAVA_HOME=$best
}

# Suggests what this very machine can do: its package manager where that knows the JDK, else SDKMAN.
explain_jdk() {
    if command -v brew > /dev/null 2>&1; then
        install="brew install openjdk@$vernier_jdk"
    elif command -v apt-cache > /dev/null 2>&1 && apt-cache show "openjdk-$vernier_jdk-jdk-headless" > /dev/null 2>&1; then
        install="sudo apt-get install openjdk-$vernier_jdk-jdk-headless"
    elif command -v dnf > /dev/null 2>&1; then
        install="sudo dnf install java-$vernier_jdk-openjdk-devel"
    else
        install="sdk install java $vernier_jdk-tem"
    fi
    echo "Vernier needs a JDK $vernier_jdk or newer and finds none in JAVA_HOME, on the PATH or in the usual folders;" \
        "install one with: $install" >&2
}
