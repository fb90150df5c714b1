/** Makes a project from the archetype, and does with it what its user would. */
package io.streamwright.archetype;
