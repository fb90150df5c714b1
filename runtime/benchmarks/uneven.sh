#!/usr/bin/env bash
# One hot key, and a flood of late events, in the memory that docs/benchmarks/uneven-input.md gives them: "hot-key", "late-flood" or both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mvn -q -B -ntp -Dquick -DskipTests -pl runtime/benchmarks -am package
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
java -cp "runtime/benchmarks/target/quick/classes:runtime/benchmarks/target/quick/lib/*" \
    io.streamwright.benchmarks.uneven.UnevenInput "$state" "$@"
