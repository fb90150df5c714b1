#!/usr/bin/env bash
# Builds the benchmarks and runs them; --help lists the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

module=runtime/benchmarks
profile=()
for argument in "$@"; do
  if [[ $argument == --engines=true ]]; then
    module=runtime/benchmarks-engines
    profile=(-Pengines)
  fi
done

mvn -q -B -ntp -Dquick -DskipTests "${profile[@]}" -pl "$module" -am package
exec java -cp "$module/target/quick/classes:$module/target/quick/lib/*" io.streamwright.benchmarks.Benchmarks "$@"
