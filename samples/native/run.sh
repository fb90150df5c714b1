#!/usr/bin/env bash
# Builds each sample as a jar and as an executable, and compares the two. Needs GRAALVM_HOME.
# Arguments go to Maven: samples/native/run.sh -Dtest='KafkaTest'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if [ ! -x "${GRAALVM_HOME:-}/bin/native-image" ]; then
    echo "GRAALVM_HOME is \"${GRAALVM_HOME:-}\", where there is no bin/native-image: set it to the folder of a GraalVM" >&2
    exit 2
fi
tests='-Dtest=SamplesTest,CommandLineTest,KafkaTest'
case " $* " in *" -Dtest="*) tests= ;; esac
exec mvn -B -ntp -Pnative -pl samples/native -am ${tests:+"$tests"} verify "$@"
