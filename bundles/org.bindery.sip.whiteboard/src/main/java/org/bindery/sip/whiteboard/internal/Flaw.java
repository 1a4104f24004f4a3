package org.bindery.sip.whiteboard.internal;

/**
 * Why a servlet is not in service.
 *
 * @param reason one of the constants of {@link org.bindery.sip.whiteboard.FailedServletDTO}
 */
record Flaw(int reason, String message) {}
