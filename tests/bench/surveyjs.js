// SurveyJS grades only at the end, so the page grades each answer when it changes.
const survey = new Survey.Model(QUESTIONS);
survey.onValueChanged.add((_, { question }) => {
  question.description = question.isAnswerCorrect() ? "This is right" : "This is wrong";
});
survey.render(document.getElementById("surveyContainer"));
