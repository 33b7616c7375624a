package org.cienrich.io.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.facts.BuildIds;

/**
 * A build id as tables have it. {@code 2685692.0} is read as {@code 2685692}: that is how a column
 * with a gap comes out of pandas. {@code 1.2E+10} is not read at all: the spreadsheet has dropped
 * digits.
 */
final class BuildIdCell {
  private static final Pattern WHOLE_FLOAT = Pattern.compile("([0-9]+)\\.0");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");

  private BuildIdCell() {}

  /**
   * @throws BadCellException if the cell can be no build id
   */
  static String read(String cell) throws BadCellException {
    String text = cell.strip();
    if (text.isEmpty()) {
      throw new BadCellException(BadLine.Reason.BLANK_ID, "The row has no build id.");
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      throw new BadCellException(
          BadLine.Reason.BAD_ID,
          "A spreadsheet has rounded this build id: "
              + Texts.quote(text)
              + ". Format the column as text in the original and export it again.");
    }
    Matcher whole = WHOLE_FLOAT.matcher(text);
    String id = whole.matches() ? whole.group(1) : text;
    if (!BuildIds.isValid(id)) {
      throw new BadCellException(
          BadLine.Reason.BAD_ID,
          "A build id has 1 to 64 letters, digits and hyphens: " + Texts.quote(text));
    }
    return id;
  }
}
