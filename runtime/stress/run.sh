#!/usr/bin/env bash
# Builds the stress tests and runs them; see README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mode="${1:-quick}"
case "$mode" in
    sanity | quick | default | tough | stress) shift || true ;;
    -*) mode=quick ;;
    *)
        echo "usage: run.sh [sanity|quick|default|tough|stress] [options of jcstress]" >&2
        exit 2
        ;;
esac

mvn -q -B -ntp -Dquick -DskipTests -pl runtime/stress -am package
# jcstress writes its results into the current directory
mkdir -p runtime/stress/target/quick/jcstress
cd runtime/stress/target/quick/jcstress
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "../classes:../lib/*" org.openjdk.jcstress.Main -m "$mode" -r report "$@"
