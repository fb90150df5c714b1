#!/usr/bin/env bash
# Packages the smallest job in each way there is, and measures how it starts: startup.sh [--write] [rounds]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

page=-
if [ "${1:-}" = --write ]; then
    page=docs/benchmarks/start-up.md
    shift
fi
rounds=${1:-21}

package() {
    mvn -q -B -ntp -Dquick -DskipTests -pl "$1" -am package "${@:2}"
}
work=runtime/benchmarks/target/quick/startup
rm -rf "$work"
package samples/errors -Dstreamwright.singleJar=false
mkdir -p "$work/thin" "$work/single"
cp -rp samples/errors/target/quick/errors.jar samples/errors/target/quick/lib "$work/thin"
package samples/errors,runtime/benchmarks -Dstreamwright.singleJar=true
cp -p samples/errors/target/quick/errors.jar "$work/single"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(readlink -f "$(command -v "$java")")
homes=("$(dirname "$(dirname "$java")")")
if [ -n "${JAVA25_HOME:-}" ]; then
    homes+=("$JAVA25_HOME")
fi
exec "$java" -cp runtime/benchmarks/target/quick/classes io.streamwright.benchmarks.startup.Startup \
    "$work" "$rounds" "$page" "${homes[@]}"
