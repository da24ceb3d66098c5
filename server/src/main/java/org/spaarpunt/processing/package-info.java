/** The record of processing activities that art. 30 of the GDPR requires, made from the settings of the installation. */
@NullMarked
package org.spaarpunt.processing;

import org.jspecify.annotations.NullMarked;
