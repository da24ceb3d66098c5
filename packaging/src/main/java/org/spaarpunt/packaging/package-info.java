/** Makes the packages of a release: an archive, a package for Debian and Ubuntu, a container image. */
@NullMarked
package org.spaarpunt.packaging;

import org.jspecify.annotations.NullMarked;
