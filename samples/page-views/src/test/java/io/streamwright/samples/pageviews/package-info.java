/** A job that is killed again and again, and an example that does what the README says. */
package io.streamwright.samples.pageviews;
