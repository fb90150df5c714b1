package io.streamwright.core.sink;

/**
 * One run of a job, as those places know it that have to tell it from others.
 *
 * @param job the name of the job
 * @param stateId the permanent id of the state that it goes on from: that of no other state, also of a job with the same name
 * @param incarnation larger than that of any instance that was started before on the same state
 */
public record JobInstance(String job, String stateId, long incarnation) {}
