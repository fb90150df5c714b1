package io.streamwright.core.exchange;

/** Keeps what a subclass adds away from whatever lies before it in memory. Fields of a class lie behind those of its superclass. */
abstract class CacheLine {
    long before1, before2, before3, before4, before5, before6, before7, before8;
}
