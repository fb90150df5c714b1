/** What the documentation shows is compiled and run here, so that it stays true. */
package io.streamwright.samples.docs;
