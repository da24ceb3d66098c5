/**
 * User accounts: passwords, sign-in and its limits, sessions, invitations, and the applications that users let act for
 * them.
 */
@NullMarked
package org.spaarpunt.accounts;

import org.jspecify.annotations.NullMarked;
