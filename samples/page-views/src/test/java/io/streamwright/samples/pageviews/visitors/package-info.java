/** The traffic that is made up is as it should be. */
package io.streamwright.samples.pageviews.visitors;
