import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validator FLAVOUR[,FLAVOUR…] FILE…: a line for each file that fails, one for each clause; 0 when all pass. */
public class Validator {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (int at = 1; at < arguments.length; at++) {
            for (String flavour : arguments[0].split(",")) {
                failed += validate(new File(arguments[at]), PDFAFlavour.fromString(flavour)) ? 0 : 1;
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    static boolean validate(File file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            if (result.isCompliant()) {
                return true;
            }
            System.out.println("FAIL " + flavour + " " + file);
            Map<String, String> clauses = new TreeMap<>();
            for (TestAssertion said : result.getTestAssertions()) {
                if (said.getStatus() == TestAssertion.Status.FAILED) {
                    String clause = said.getRuleId().getClause() + "-" + said.getRuleId().getTestNumber();
                    String where = said.getMessage() + " @ " + said.getLocation().getContext();
                    clauses.putIfAbsent(clause, where + (said.getErrorMessage() == null ? "" : " | " + said.getErrorMessage()));
                }
            }
            clauses.forEach((clause, said) -> System.out.println("   " + clause + ": " + said));
        } catch (Exception error) {
            System.out.println("UNREADABLE " + flavour + " " + file + ": " + error);
        }
        return false;
    }
}
