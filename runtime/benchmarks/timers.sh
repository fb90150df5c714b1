#!/usr/bin/env bash
# Ten million timers, pending and then due at once, in the heap that docs/reference/timers.md gives them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mvn -q -B -ntp -Dquick -DskipTests -pl runtime/benchmarks -am package
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
java -cp "runtime/benchmarks/target/quick/classes:runtime/benchmarks/target/quick/lib/*" \
    io.streamwright.benchmarks.timers.TenMillion "$state"
