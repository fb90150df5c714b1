package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.ADDRESS;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.Address;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.SinkModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.SourceStream;

/** Addresses are well-formed. Which schemes there are, only the class path of the running job knows. */
final class AddressRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            if (stream instanceof SourceStream source) {
                check(source.address(), problems);
            }
            stream.sink().map(SinkModel::address).ifPresent(address -> check(address, problems));
        }
    }

    private static void check(Address address, Problems problems) {
        address.flaw().ifPresent(flaw -> problems.report(ADDRESS, address.place(), address.text(), flaw));
    }
}
