package io.streamwright.core.api;

/** A setting that is missing, misspelt or wrong: the job has not started. */
public final class ConfigurationException extends StreamwrightException {
    private static final long serialVersionUID = 1L;

    /** With the whole message, which names the setting and the remedy. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** With the whole message and what led to it. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
