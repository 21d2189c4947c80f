/**
 * The pages that a person opens in a browser: one for a walk, one for a campaign. A page is a single file that needs no
 * network, and a pure function of what is recorded.
 *
 * <p>A page is written by {@link dev.lockstep.report.html.Markup}, which can only write text as text. So it can be read
 * without a script. The script adds the list of all steps, keys and copy buttons. The page's policy allows this one
 * script and no other, by its digest: if some text of a walk became markup by a mistake, it could still not run.
 */
package dev.lockstep.report.html;
