/**
 * Lines from and to TCP servers: where data of a socket enters a job and where its results leave it. Clients only: nothing here
 * listens.
 */
@NullMarked
package io.streamwright.socket;

import org.jspecify.annotations.NullMarked;
