// As it grades nothing before the end, the page does, by what the survey tells of an answer.
const survey = new Survey.Model(QUESTIONS);
survey.onValueChanged.add((_, { question }) => {
  question.description = question.isAnswerCorrect() ? "This is right" : "This is wrong";
});
survey.render(document.getElementById("surveyContainer"));
