# shellcheck shell=sh
# Purpose: what both launchers share: find Java, build the class path.
# Inputs:  home (set by the launcher), JAVA_HOME, PATH
# Effect:  defines functions; no output and no process of its own unless something is wrong.

: "${home:?}"

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Sets java and java_version. The version comes from the file that every JDK and JRE
# carries, because asking the program costs as long as a whole command.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no program bin/java in it." \
      "Set JAVA_HOME to a Java 17 or newer, or unset it to use the java on PATH."
  else
    java=$(command -v java) || fail "Java 17 or newer is needed, and there is no java on PATH." \
      "Install it (Debian and Ubuntu: apt-get install openjdk-17-jre-headless) or set JAVA_HOME."
  fi
  java_program=$(readlink -f "$java" 2>/dev/null) || java_program=$java
  java_version=
  release=${java_program%/bin/java}/release
  if [ -r "$release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        java_version=${value#\"}
        java_version=${java_version%%\"*}
      fi
    done <"$release"
  fi
  if [ -z "$java_version" ]; then
    java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  major=${java_version%%[!0-9]*}
  case $major in
    '') fail "Cannot tell the version of $java; Java 17 or newer is needed." ;;
    ?) old=1 ;;
    *) if [ "$major" -lt 17 ]; then old=1; else old=; fi ;;
  esac
  [ -z "$old" ] || fail "$java is Java $java_version; Java 17 or newer is needed." \
    "Set JAVA_HOME to a newer one (Debian and Ubuntu: apt-get install openjdk-17-jre-headless)."
}

# class_path NAME…: sets class_path from the lists lib/NAME.classpath.
class_path() {
  class_path=
  for list in "$@"; do
    IFS= read -r jars <"$home/lib/$list.classpath" || [ -n "$jars" ] || fail "$home/lib/$list.classpath is missing or empty."
    IFS=:
    for jar in $jars; do
      class_path=$class_path${class_path:+:}$home/$jar
    done
    unset IFS
  done
}
