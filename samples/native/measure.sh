#!/usr/bin/env bash
# Measures the samples as jars and as executables, which samples/native/run.sh has built. --help lists the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

target=${STREAMWRIGHT_TARGET:-target}
exec java -Dstreamwright.target="$target" -cp "$target/test-classes" \
    io.streamwright.samples.nativeimage.Measure "$@"
