#!/usr/bin/env bash
# Builds the benchmarks and runs them; --help lists the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mvn -q -B -ntp -Dquick -DskipTests -pl runtime/benchmarks -am package
target=runtime/benchmarks/target/quick
exec java -cp "$target/classes:$target/lib/*" io.streamwright.benchmarks.Benchmarks "$@"
