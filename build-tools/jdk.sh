# Sourced by ./ridgepoint, ./test and ./mvnw: finds a JDK and Maven new enough, or installs them where it may.
# Sets JAVA_HOME and java. The caller has set `home` and `program`.

least_java=17
least_maven=3.6.3

say() {
    echo "$program: $*" >&2
}

# The major version of the Java in a folder, or nothing where there is none; Java 8 and older call themselves 1.8.
java_version() {
    [ -x "$1/bin/java" ] || return 0
    stated=
    [ ! -r "$1/release" ] || stated=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
    [ -n "$stated" ] || stated=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    echo "$stated" | sed -n 's/^1\.\([0-9]\)/\1/; s/^\([0-9][0-9]*\).*/\1/p'
}

# Follows symbolic links, the last component's too.
real_path() {
    path=$1
    while [ -h "$path" ]; do
        target=$(readlink "$path")
        case $target in
            /*) path=$target ;;
            *) path=$(dirname "$path")/$target ;;
        esac
    done
    echo "$(cd "$(dirname "$path")" && pwd -P)/$(basename "$path")"
}

# Finds a Java new enough that has the program $1 (java to run, javac to build); leaves in found_java what it took, or all
# that it passes over, with versions.
find_java() {
    on_path=$(command -v "$1" || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(real_path "$on_path")")")
    found_java=
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] || continue
        version=$(java_version "$candidate")
        if [ "${version:-0}" -ge "$least_java" ] && [ -x "$candidate/bin/$1" ]; then
            JAVA_HOME=$candidate
            java=$candidate/bin/java
            export JAVA_HOME
            found_java="Java $version in $candidate"
            return 0
        fi
        lacks=
        [ -x "$candidate/bin/$1" ] || lacks=" without $1"
        found_java="$found_java${found_java:+, }Java ${version:-of unknown version}$lacks in $candidate"
    done
    return 1
}

# Whether the Maven on the path is new enough; leaves its version in found_maven. Wants JAVA_HOME where Java is found.
find_maven() {
    found_maven=
    command -v mvn > /dev/null || return 1
    found_maven=$(mvn -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    is_at_least "${found_maven:-0}" "$least_maven"
}

# Whether version $1 is $2 or newer, both as numbers between dots.
is_at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

# Says what is needed and what there is.
say_what_is_found() {
    say "needs JDK $least_java or newer and Maven $least_maven or newer."
    say "Found: ${found_java:-no Java}; $(maven_in_words)."
}

maven_in_words() {
    if ! command -v mvn > /dev/null; then
        echo "no Maven"
    else
        echo "Maven ${found_maven:-that does not start} in $(command -v mvn)"
    fi
}

# Prints how to act as root without a password: nothing for root, sudo where it asks for none; fails elsewhere.
root_prefix() {
    if [ "$(id -u)" = 0 ]; then
        return 0
    fi
    command -v sudo > /dev/null && sudo -n true 2> /dev/null && echo "sudo -n"
}

# Installs what is named, jdk or a Debian package, after saying so; fails where that is not allowed or does not work.
install() {
    command -v apt-get > /dev/null || return 1
    as_root=$(root_prefix) || return 1
    say "installing with apt-get, as Debian's packages: $*"
    log=$(mktemp)
    installed=1
    if $as_root apt-get update > "$log" 2>&1 \
        && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $(debian_names "$@") >> "$log" 2>&1; then
        installed=0
    else
        say "apt-get failed:"
        tail -n 5 "$log" >&2
    fi
    rm -f "$log"
    return $installed
}

# The packages' names, one a line; Debian 13 and later have newer JDKs only.
debian_names() {
    for name in "$@"; do
        if [ "$name" != jdk ]; then
            echo "$name"
        elif apt-cache show openjdk-17-jdk-headless > /dev/null 2>&1; then
            echo openjdk-17-jdk-headless
        else
            echo default-jdk-headless
        fi
    done
}

# Says what to install, and gives up.
ask_for_jdk_and_maven() {
    say "could not install what is missing."
    say "On Debian or Ubuntu: sudo apt-get install openjdk-17-jdk-headless maven"
    say "On macOS: brew install openjdk@17 maven. Elsewhere: https://adoptium.net and https://maven.apache.org"
    say "Put both on the PATH, or point JAVA_HOME at the JDK."
    exit 2
}

# For a build: a JDK and Maven, installed if need be.
need_jdk_and_maven() {
    missing=
    find_java javac || missing=jdk
    find_maven || missing="$missing maven"
    if [ -n "$missing" ]; then
        say_what_is_found
        # shellcheck disable=SC2086 # one word per package
        install $missing || ask_for_jdk_and_maven
        find_java javac && find_maven || ask_for_jdk_and_maven
    fi
}
