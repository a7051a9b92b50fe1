import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Checks PDF files with veraPDF for as long as someone asks: one Java machine, many files.
 *
 * <p>A request is a line of standard input: a flavour, a tab, a path. The answer is a line
 * {@code PASS}, {@code FAIL} or {@code ERROR}, a tab and a summary; for a failure one line for
 * each broken rule and up to {@value #SHOWN} places; then an empty line.
 */
final class Checker {
    private static final int SHOWN = 3;

    private final Map<String, ValidationProfile> profiles = new HashMap<>();
    private final PrintStream out;

    private Checker(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Checker checker = new Checker(new PrintStream(System.out, false, "UTF-8"));
        // What the library prints must not be taken for an answer.
        System.setOut(System.err);
        BufferedReader requests =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            checker.answer(line);
        }
    }

    private void answer(String request) {
        int tab = request.indexOf('\t');
        try {
            check(request.substring(0, tab), new File(request.substring(tab + 1)));
        } catch (Throwable problem) {
            // A file that cannot even be parsed must not end the checking of the others.
            Throwable cause = problem;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            out.println("ERROR\t" + oneLine(cause.toString()));
        }
        out.println();
        out.flush();
    }

    private void check(String flavour, File file) throws Exception {
        ValidationProfile profile = profiles.get(flavour);
        if (profile == null) {
            profile = ProfileReader.read(flavour);
            profiles.put(flavour, profile);
        }
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, -1, false, true, false)) {
            report(validator.validate(parser));
        }
    }

    private void report(ValidationResult result) {
        Map<RuleId, List<TestAssertion>> broken = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                broken.computeIfAbsent(assertion.getRuleId(), rule -> new ArrayList<>())
                        .add(assertion);
            }
        }
        String verdict = result.isCompliant() ? "PASS" : "FAIL";
        out.println(
                verdict
                        + "\t"
                        + result.getTotalAssertions()
                        + " checks, "
                        + broken.size()
                        + " rules broken");
        broken.forEach(this::reportRule);
    }

    private void reportRule(RuleId rule, List<TestAssertion> broken) {
        out.println(
                rule.getSpecification().getId()
                        + ", "
                        + rule.getClause()
                        + "-"
                        + rule.getTestNumber()
                        + " ("
                        + broken.size()
                        + "×): "
                        + oneLine(broken.get(0).getMessage()));
        for (TestAssertion one : broken.subList(0, Math.min(SHOWN, broken.size()))) {
            out.println("  at " + oneLine(one.getLocation().getContext()));
            out.println("     " + oneLine(String.valueOf(one.getErrorMessage())));
        }
        if (broken.size() > SHOWN) {
            out.println("  and " + (broken.size() - SHOWN) + " more");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
